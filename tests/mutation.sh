#!/usr/bin/env bash
# Mutation testing of bot/Cases by the tests of tests/Cases alone: changes the law in one place after the other and
# looks which changes no test notices. It takes half an hour, so it is no part of .ci/run; the report names the
# survivors.
# Usage: tests/mutation.sh [FOLDER for the reports]. Other options of Stryker go after it.
set -euo pipefail
cd "$(dirname "$0")"
version=5.1.0
tools=$(mktemp -d)
trap 'rm -rf "$tools"' EXIT
reports=${1:-$(mktemp -d)}
shift || true
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

dotnet tool install dotnet-stryker --version "$version" --tool-path "$tools" >/dev/null
cat >"$tools/config.json" <<'JSON'
{
  "stryker-config": {
    "project": "Belong.Cases.csproj",
    "test-projects": ["Belong.Tests.csproj"],
    "test-case-filter": "FullyQualifiedName~Belong.Tests.Cases.",
    "coverage-analysis": "perTest",
    "reporters": ["Json", "Html", "ClearText"],
    "thresholds": { "high": 90, "low": 80, "break": 0 }
  }
}
JSON
"$tools/dotnet-stryker" --config-file "$tools/config.json" --output "$reports" "$@"
echo "reports in $reports"
