#pragma once

#include <sqlite3.h>
#include <stdint.h>

/// Turns SQLite's memory statistics off, which otherwise take one global lock at every allocation.
///
/// Must run before the first connection is opened; returns a result code.
int trede_sqlite_configure(void);

/// Names the calling thread, at most 15 bytes, for tools that list threads; a GNU extension that Glibc does not export.
void trede_sqlite_name_thread(const char *name);

/// Binds a copy of `count` bytes of text; `SQLITE_TRANSIENT` is a cast that Swift does not import.
///
/// A null pointer would bind NULL, so empty text takes the address of an empty literal.
static inline int trede_bind_text(sqlite3_stmt *statement, int index, const void *bytes, uint64_t count) {
    return sqlite3_bind_text64(statement, index, count == 0 ? "" : bytes, count, SQLITE_TRANSIENT, SQLITE_UTF8);
}

/// Binds a copy of `count` bytes as a blob; an empty one stays a blob and does not become NULL.
static inline int trede_bind_blob(sqlite3_stmt *statement, int index, const void *bytes, uint64_t count) {
    return sqlite3_bind_blob64(statement, index, count == 0 ? "" : bytes, count, SQLITE_TRANSIENT);
}

/// Gives a copy of `count` bytes of text as what a function answers.
static inline void trede_result_text(sqlite3_context *context, const void *bytes, uint64_t count) {
    sqlite3_result_text64(context, count == 0 ? "" : bytes, count, SQLITE_TRANSIENT, SQLITE_UTF8);
}

/// Gives a copy of `count` bytes as the blob that a function answers.
static inline void trede_result_blob(sqlite3_context *context, const void *bytes, uint64_t count) {
    sqlite3_result_blob64(context, count == 0 ? "" : bytes, count, SQLITE_TRANSIENT);
}
