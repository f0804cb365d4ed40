#define _GNU_SOURCE
#include "CSQLite.h"
#include <pthread.h>

int trede_sqlite_configure(void) {
    return sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}

void trede_sqlite_name_thread(const char *name) {
    pthread_setname_np(pthread_self(), name);
}
