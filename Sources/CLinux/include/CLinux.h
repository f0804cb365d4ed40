#pragma once
#include <stddef.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>

/// Accepts one connection, non-blocking and closed on exec, and says from where it came.
/// Returns its descriptor, or the negated error number.
int trede_accept(int listener, struct sockaddr_storage *peer);

/// Names the calling thread for the system's tools; at most 15 bytes.
void trede_name_thread(const char *name);

/// Creates a non-blocking stream socket, closed on exec. Returns it, or the negated error number.
int trede_stream_socket(int family);

/// The bytes in the send queue of a socket that its peer has not taken (SIOCOUTQ), or -1.
int trede_queued(int socket);

/// The name of the TCP option that bounds the bytes not sent yet (tcp(7)).
int trede_notsent_lowat(void);

/// The kind of socket that getsockopt names SO_TYPE for a stream.
int trede_stream_kind(void);

/// Sends a message to the socket of a service manager (sd_notify(3)), whose name is a path or begins with an at sign.
/// Returns 0, or an error number.
int trede_notify(const char *name, const char *message);
