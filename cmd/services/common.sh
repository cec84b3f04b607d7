# What the three scripts beside it share. Sourced, not run.
# shellcheck shell=bash disable=SC2034
set -euo pipefail

me=$(basename "$0")
say() { echo "$me: $*" >&2; }
die() { say "$@"; exit 2; }

# Servers refuse to run as root, so that root runs them as an account of their
# own. Anybody else runs them as himself.
account=simdesvc
as=()
if [ "$(id -u)" = 0 ]; then
	as=(setpriv --reuid "$account" --regid "$account" --clear-groups --)
	id "$account" >/dev/null 2>&1 || useradd --system --user-group --no-create-home --shell /usr/sbin/nologin "$account"
fi

# A folder of what is installed, which is worth keeping.
cache_folder() {
	if [ -n "${SIMDE_SERVICES_CACHE:-}" ]; then
		echo "$SIMDE_SERVICES_CACHE"
	elif [ "$(id -u)" = 0 ]; then
		echo /var/cache/simde-services
	else
		echo "${XDG_CACHE_HOME:-$HOME/.cache}/simde/services"
	fi
}

# folder DIR: makes it and prints its path.
folder() { mkdir -p "$1" && (cd "$1" && pwd -P); }

# belongs DIR...: to those as whom the servers run.
belongs() { if [ "$(id -u)" = 0 ]; then chown "$account:" "$@"; fi; }

# reachable DIR: or says what to do.
reachable() {
	"${as[@]}" test -x "$1" || die "the account $account cannot enter $1; SIMDE_SERVICES_DIR and SIMDE_SERVICES_CACHE name other folders"
}

# installed DIR: whether all of it is there. done_with DIR says so.
installed() { [ -e "$1/.complete" ]; }
done_with() { : >"$1/.complete"; }

# launch OUT COMMAND...: starts a server that outlives this script and holds
# none of its descriptors, so that $(… start …) ends. Prints its process.
launch() {
	local out=$1
	shift
	setsid "${as[@]}" "$@" >"$out" 2>&1 </dev/null &
	disown
	echo $!
}

# until_true SECONDS COMMAND...: waits for it.
until_true() {
	local left=$((5 * $1))
	shift
	until "$@"; do
		left=$((left - 1))
		[ "$left" -gt 0 ] || return 1
		sleep 0.2
	done
}

# remember DIR NAME...: keeps variables for the calls that follow, and state DIR
# brings them back.
remember() {
	local name
	for name in "${@:2}"; do printf '%s=%q\n' "$name" "${!name}"; done >"$1/state"
}

state() {
	[ -r "$1/state" ] || die "nothing was started in $1"
	# shellcheck disable=SC1091
	. "$1/state"
}
