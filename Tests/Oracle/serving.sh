# Sourced by the scripts that run a Trede of their own: a folder for it, a server on a free port, and tokens.
# The script that sources it sets `trede` to the program. Everything is stopped and removed when the script ends.

work=$(mktemp -d)
database=$work/trede.db
server_pid=
server_url=

# stop_server: asks the server to stop and waits until it has.
stop_server() {
    if [ -n "$server_pid" ]; then
        kill "$server_pid" 2>/dev/null || true
        wait "$server_pid" 2>/dev/null || true
        server_pid=
    fi
}
trap 'stop_server; rm -rf "$work"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

# start_server [FLAG...]: serves the database and waits for the line with the address; server_url is where.
start_server() {
    : >"$work/serve.out"
    "$trede" serve --database "$database" --listen "127.0.0.1:${port:-0}" "$@" >"$work/serve.out" 2>"$work/serve.err" &
    server_pid=$!
    until grep -q 'http://' "$work/serve.out"; do
        kill -0 "$server_pid" 2>/dev/null || { cat "$work/serve.err" >&2; echo "trede serve does not start" >&2; exit 1; }
        sleep 0.02
    done
    server_url=$(grep -oE 'http://[^ ]+' "$work/serve.out" | head -n 1)
}

# token NAME ROLE [FLAG...]: registers a client and prints its token.
token() {
    local name=$1 role=$2
    shift 2
    "$trede" client create --database "$database" --name "$name" --role "$role" "$@" | tail -n 1
}

# import_all FOLDER: imports the five kinds in the order in which they rest on each other.
import_all() {
    local kind
    for kind in organisations networks professionals referrals histories; do
        "$trede" import --database "$database" "$kind" "$1/$kind.ndjson" >"$work/$kind.out" 2>"$work/$kind.err" || return 1
    done
}
