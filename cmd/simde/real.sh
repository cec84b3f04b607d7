#!/bin/sh
# Imports the real material beside the checkout and reports: real.sh BINARY MATERIAL
set -eu
bin=$1
material=$2
if [ ! -d "$material/corpus" ]; then
	echo "real: no material in $material; skipped"
	exit 0
fi
data=$(mktemp -d)
trap 'rm -rf "$data"' EXIT
export SIMDE_DATA=$data
echo "== import, without a manifest"
"$bin" import "$material/corpus" "$material/seeds" || [ $? = 1 ]
"$bin" index
echo "== the same with a manifest"
"$bin" import --manifest "$material/corpus/reliefweb/manifest.csv" || [ $? = 1 ]
"$bin" index
echo "== ledger, by state and class"
"$bin" ledger --csv | awk -F, 'NR > 1 { n[$2 " " $5]++ } END { for (k in n) print n[k], k }' | sort -rn
"$bin" ledger --failed
for q in remesas remittances "envois de fonds" "mise en oeuvre" "etats-unis" '"programa de retorno"'; do
	echo "== search: $q"
	"$bin" search -n 5 "$q"
done
echo "== doctor"
"$bin" doctor
