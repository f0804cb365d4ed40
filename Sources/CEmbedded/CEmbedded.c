#include "CEmbedded.h"

// #embed is of C23; clang takes it in older C too and says so.
#pragma clang diagnostic ignored "-Wc23-extensions"

// Each file is one array; a folder of files is one function that lists its arrays.
#define EMBEDDED(name, bytes) { name, bytes, sizeof(bytes) }
#define EMBEDDED_FILES(array) ((embedded_files){ array, sizeof(array) / sizeof((array)[0]) })

static const unsigned char activation_2018[] = {
#embed "data/activation-2018.json"
};

static const unsigned char activation_2023[] = {
#embed "data/activation-2023.json"
};

static const embedded_file regimes[] = {
    EMBEDDED("activation-2018.json", activation_2018),
    EMBEDDED("activation-2023.json", activation_2023),
};

embedded_files embedded_regimes(void) { return EMBEDDED_FILES(regimes); }
