#pragma once
#include <stddef.h>
#include <stdint.h>

/// A gzip stream (RFC 1952) that is being written.
typedef struct trede_gzip trede_gzip;

/// Begins a stream at a level of 1 to 9. Returns NULL when there is no memory.
trede_gzip *trede_gzip_open(int level);

/// Compresses `size` bytes of input, of which `*taken` were taken, into at most `room` bytes of output; with `finish`
/// the stream ends after them, and with `flush` all that was taken can be read by the other side.
/// Returns how many bytes were written; it is to be called again while it fills the room.
size_t trede_gzip_step(
    trede_gzip *gzip, const uint8_t *input, size_t size, size_t *taken, uint8_t *output, size_t room, int flush,
    int finish);

/// Ends it, complete or not.
void trede_gzip_close(trede_gzip *gzip);
