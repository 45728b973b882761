#!/usr/bin/env bash
#
# At the end of summer time Quartz fires a daily cron trigger again when it is made during the repeated hour.
#
# Library:   Quartz 4.7.3; Cronos 0.13.0 for comparison.
# Expected:  Quartz's remarks on its search for the next fire time say that a clock reading which occurs twice fires
#            at its first occurrence. So "every day at 02:30" has one fire time on that night, whoever asks and when.
# Seen:      Asked from before the change, Quartz names the first 02:30 and then the next day. Asked from inside the
#            second pass of the hour, it names the second 02:30 of the same night, where Cronos names the next day.
# Matters:   A service that keeps its triggers in memory makes them anew at each start. If it ran its daily job at
#            the first 02:30 and is restarted before the second, it runs the job again: a fault that shows one night
#            a year.
# Way round: Store the date of the last run and refuse a second run on it; or keep fixed times out of the hour that
#            repeats; or take the next time from Cronos.
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
using System.Globalization;
using Quartz;

var berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
var cronos = Cronos.CronExpression.Parse("30 2 * * *");

// On Sunday 25 October 2026, at 01:00 UTC, the clocks of Berlin go back from 03:00 to 02:00.
var saturday = new DateTimeOffset(2026, 10, 24, 12, 0, 0, TimeSpan.Zero);
var secondPass = new DateTimeOffset(2026, 10, 25, 1, 10, 0, TimeSpan.Zero);

foreach (var start in new[] { saturday, secondPass })
{
    ITrigger trigger = TriggerBuilder.Create()
        .WithIdentity("daily")
        .StartAt(start)
        .WithCronSchedule("0 30 2 * * ?", schedule => schedule.InTimeZone(berlin))
        .Build();
    var quartzFirst = trigger.GetFireTimeAfter(start);
    var cronosFirst = cronos.GetNextOccurrence(start, berlin);

    Console.WriteLine($"Every day at 02:30, started {Show(start)}");
    Console.WriteLine($"  Quartz: {Show(quartzFirst)}, then {Show(trigger.GetFireTimeAfter(quartzFirst))}");
    var cronosSecond = cronos.GetNextOccurrence(cronosFirst!.Value, berlin);
    Console.WriteLine($"  Cronos: {Show(cronosFirst)}, then {Show(cronosSecond)}");
}

string Show(DateTimeOffset? time) =>
    TimeZoneInfo.ConvertTime(time!.Value, berlin).ToString("ddd HH:mm zzz", CultureInfo.InvariantCulture);
END

cat > expected.txt <<'END'
Every day at 02:30, started Sat 14:00 +02:00
  Quartz: Sun 02:30 +02:00, then Mon 02:30 +01:00
  Cronos: Sun 02:30 +02:00, then Mon 02:30 +01:00
Every day at 02:30, started Sun 02:10 +01:00
  Quartz: Sun 02:30 +01:00, then Mon 02:30 +01:00
  Cronos: Mon 02:30 +01:00, then Tue 02:30 +01:00
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
