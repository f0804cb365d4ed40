#define _GNU_SOURCE
#include "CLinux.h"

#include <errno.h>
#include <pthread.h>
#include <linux/sockios.h>
#include <netinet/tcp.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/un.h>
#include <unistd.h>

// Here because Swift's Glibc module does not show accept4.
int trede_accept(int listener, struct sockaddr_storage *peer) {
    socklen_t size = sizeof *peer;
    int descriptor = accept4(listener, (struct sockaddr *)peer, &size, SOCK_NONBLOCK | SOCK_CLOEXEC);
    return descriptor < 0 ? -errno : descriptor;
}

// Here because SOCK_STREAM is an enumeration on Linux, whose Swift type differs between C libraries.
int trede_stream_socket(int family) {
    int descriptor = socket(family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    return descriptor < 0 ? -errno : descriptor;
}

int trede_stream_kind(void) {
    return SOCK_STREAM;
}

// Here because of the address, whose length depends on its text.
int trede_notify(const char *name, const char *message) {
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    size_t length = strlen(name);
    if (length == 0 || length >= sizeof address.sun_path || (name[0] != '/' && name[0] != '@')) return EINVAL;
    memcpy(address.sun_path, name, length);
    // An abstract name begins with a zero byte, and is written with an at sign.
    if (name[0] == '@') address.sun_path[0] = 0;
    int descriptor = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    if (descriptor < 0) return errno;
    socklen_t size = (socklen_t)(offsetof(struct sockaddr_un, sun_path) + length + (name[0] == '/'));
    ssize_t sent = sendto(descriptor, message, strlen(message), MSG_NOSIGNAL, (struct sockaddr *)&address, size);
    int code = sent < 0 ? errno : 0;
    close(descriptor);
    return code;
}

// Here because Swift's Glibc module does not show pthread_setname_np.
void trede_name_thread(const char *name) {
    pthread_setname_np(pthread_self(), name);
}

// Here because ioctl takes any number of arguments, which Swift does not import.
int trede_queued(int socket) {
    int count = 0;
    return ioctl(socket, SIOCOUTQ, &count) < 0 ? -1 : count;
}

// Here because Swift's Glibc module does not show every option of tcp(7).
int trede_notsent_lowat(void) {
    return TCP_NOTSENT_LOWAT;
}
