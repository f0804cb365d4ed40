#pragma once
#include <stddef.h>

/// The bytes of one file of the repository, compiled into the program.
typedef struct {
    const char *name;
    const unsigned char *bytes;
    size_t count;
} embedded_file;

/// One step of the schema and the way back.
typedef struct {
    int number;
    embedded_file up;
    embedded_file down;
} embedded_migration;

extern const embedded_migration *const embedded_migrations;
extern const size_t embedded_migrations_count;

/// The same of the file of data keys.
extern const embedded_migration *const embedded_key_migrations;
extern const size_t embedded_key_migrations_count;

/// Files of one kind, in the order in which they are read.
typedef struct {
    const embedded_file *files;
    size_t count;
} embedded_files;

/// The regimes of measures, as data/<name>.
embedded_files embedded_regimes(void);

/// The contract, openapi.yaml of the repository's root.
extern const embedded_file embedded_openapi;
