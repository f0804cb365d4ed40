#include "CEmbedded.h"

// #embed is of C23; clang takes it in older C too and says so.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char openapi[] = {
#embed "../../openapi.yaml"
};

const embedded_file embedded_openapi = {"openapi.yaml", openapi, sizeof openapi};
