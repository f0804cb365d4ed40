#include "CZlib.h"

#include <stdlib.h>
#include <zlib.h>

struct trede_gzip {
    z_stream stream;
};

// Here because deflateInit2 is a macro, and zlib keeps a pointer to the stream, which must not move.
trede_gzip *trede_gzip_open(int level) {
    trede_gzip *gzip = calloc(1, sizeof *gzip);
    if (gzip == NULL) return NULL;
    // 16 asks for the header and trailer of gzip around what the window of 2^15 bytes gives.
    if (deflateInit2(&gzip->stream, level, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) == Z_OK) return gzip;
    free(gzip);
    return NULL;
}

size_t trede_gzip_step(
    trede_gzip *gzip, const uint8_t *input, size_t size, size_t *taken, uint8_t *output, size_t room, int flush,
    int finish) {
    z_stream *stream = &gzip->stream;
    stream->next_in = (Bytef *)input;
    stream->avail_in = (uInt)size;
    stream->next_out = output;
    stream->avail_out = (uInt)room;
    deflate(stream, finish ? Z_FINISH : flush ? Z_SYNC_FLUSH : Z_NO_FLUSH);
    *taken = size - stream->avail_in;
    return room - stream->avail_out;
}

void trede_gzip_close(trede_gzip *gzip) {
    deflateEnd(&gzip->stream);
    free(gzip);
}
