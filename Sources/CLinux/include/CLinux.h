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
