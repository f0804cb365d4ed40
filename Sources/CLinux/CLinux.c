#define _GNU_SOURCE
#include "CLinux.h"

#include <errno.h>
#include <pthread.h>

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

// Here because Swift's Glibc module does not show pthread_setname_np.
void trede_name_thread(const char *name) {
    pthread_setname_np(pthread_self(), name);
}
