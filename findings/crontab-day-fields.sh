#!/usr/bin/env bash
#
# The same crontab line means different days to cron, Quartz and Cronos: neither library agrees with cron on
# both lines.
#
# Library:   Quartz 4.7.3, whose CronFormat.Unix reads crontab lines, and Cronos 0.13.0.
# Expected:  cronie's manual, crontab(5): when neither day field contains an asterisk, either may match; otherwise
#            both must. A step such as */2 contains one. Quartz calls this format the Unix crontab dialect, and
#            Cronos says that it reads the standard cron format.
# Seen:      Quartz takes either field in both lines, so that */2 with a Monday gives every odd day and every Monday.
#            Cronos takes both fields in both lines (its README says so), so that 1-7 with a Monday gives the first
#            Monday alone.
# Matters:   A reminder that is moved from a crontab, or from one library to the other, is posted 18 times a month
#            instead of 2, or 2 times instead of 11; nothing warns, because the line is valid everywhere.
# Way round: Restrict only one of the two day fields and test the other day by hand; for the first Monday write
#            MON#1, which both libraries understand.
#
# Exit codes: 0 as described here, 1 the behaviour changed, 2 it could not be built, so nothing is known.

set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

# Empty files end the search for settings of whatever project lies around this folder.
for shield in Directory.Build.props Directory.Build.targets Directory.Packages.props; do
    echo '<Project />' > "$shield"
done

cat > finding.csproj <<'END'
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <OutputType>Exe</OutputType>
    <TargetFramework>net10.0</TargetFramework>
    <ImplicitUsings>enable</ImplicitUsings>
    <Nullable>enable</Nullable>
  </PropertyGroup>
  <ItemGroup>
    <PackageReference Include="Quartz" Version="[4.7.3]" />
    <PackageReference Include="Cronos" Version="[0.13.0]" />
  </ItemGroup>
</Project>
END

cat > Program.cs <<'END'
using Quartz;

var start = new DateTimeOffset(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);
var end = start.AddMonths(1);

foreach (var (line, cron) in new[]
{
    ("0 9 1-7 * 1", "1 2 3 4 5 6 7 9 16 23 30"),
    ("0 9 */2 * 1", "9 23"),
})
{
    var quartz = CronExpression.Parse(line, CronFormat.Unix).WithTimeZone(TimeZoneInfo.Utc);
    var quartzDays = new List<int>();
    for (var at = quartz.GetNextValidTimeAfter(start); at < end; at = quartz.GetNextValidTimeAfter(at.Value))
    {
        quartzDays.Add(at.Value.Day);
    }

    var cronosDays = Cronos.CronExpression.Parse(line)
        .GetOccurrences(start, end, TimeZoneInfo.Utc)
        .Select(at => at.Day);

    Console.WriteLine($"{line} in November 2026, whose Mondays are 2, 9, 16, 23 and 30");
    Console.WriteLine($"  cron by its manual: {cron}");
    Console.WriteLine($"  Quartz: {string.Join(' ', quartzDays)}");
    Console.WriteLine($"  Cronos: {string.Join(' ', cronosDays)}");
}
END

cat > expected.txt <<'END'
0 9 1-7 * 1 in November 2026, whose Mondays are 2, 9, 16, 23 and 30
  cron by its manual: 1 2 3 4 5 6 7 9 16 23 30
  Quartz: 1 2 3 4 5 6 7 9 16 23 30
  Cronos: 2
0 9 */2 * 1 in November 2026, whose Mondays are 2, 9, 16, 23 and 30
  cron by its manual: 9 23
  Quartz: 1 2 3 5 7 9 11 13 15 16 17 19 21 23 25 27 29 30
  Cronos: 9 23
END

if ! dotnet build --nologo -v quiet -nodeReuse:false -p:UseSharedCompilation=false -o out > build.log 2>&1; then
    cat build.log
    exit 2
fi

echo "Built with .NET SDK $(dotnet --version); packages:"
grep -oE '"(Quartz|Cronos)/[^"]+"' out/finding.deps.json | sort -u
echo
dotnet out/finding.dll > seen.txt 2>&1 || echo "(the program ended with an error)" >> seen.txt
cat seen.txt
echo

if ! diff expected.txt seen.txt; then
    echo "The behaviour changed: '<' is what was expected here, '>' is what was seen."
    exit 1
fi
echo "As described."
