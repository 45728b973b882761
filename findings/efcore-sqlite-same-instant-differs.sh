#!/usr/bin/env bash
#
# EF Core on SQLite takes two equal DateTimeOffset values for different ones if their offsets differ.
#
# Library:   Microsoft.EntityFrameworkCore.Sqlite 10.0.15.
# Expected:  The provider's page of limitations says that ordering and comparing a DateTimeOffset are not supported
#            but querying for equality is. In .NET two such values are equal if they name the same instant.
# Seen:      The column holds text that includes the offset, and it is the text that is compared: in Where, in
#            GroupBy, in a primary key. The same instant in UTC is not found, and can be stored a second time under
#            its own key.
# Matters:   One writer uses DateTimeOffset.Now, another UtcNow or a value from outside: lookups miss, groups split,
#            and a key does not keep the second row out. In memory the same LINQ gives the right answer, so tests
#            there pass.
# Way round: Convert to UTC on the way in: a value converter to UtcTicks, or one that calls ToUniversalTime.
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
    <PackageReference Include="Microsoft.EntityFrameworkCore.Sqlite" Version="[10.0.15]" />
  </ItemGroup>
</Project>
END

cat > Program.cs <<'END'
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

using var connection = new SqliteConnection("Data Source=:memory:");
connection.Open();
using var store = new Store(connection);
store.Database.EnsureCreated();

var noonInBerlin = new DateTimeOffset(2026, 1, 15, 12, 0, 0, TimeSpan.FromHours(1));
var sameInUtc = noonInBerlin.ToUniversalTime();
store.Add(new Meeting { At = noonInBerlin });
store.SaveChanges();
store.ChangeTracker.Clear();

Console.WriteLine($".NET says that the two values are equal: {noonInBerlin == sameInUtc}");
Console.WriteLine($"Found by the value as stored: {store.Meetings.Count(meeting => meeting.At == noonInBerlin)}");
Console.WriteLine($"Found by the same instant in UTC: {store.Meetings.Count(meeting => meeting.At == sameInUtc)}");

store.Add(new Meeting { At = sameInUtc });
store.SaveChanges();
store.ChangeTracker.Clear();

Console.WriteLine($"Rows after adding the same instant as a key again: {store.Meetings.Count()}");
var groups = store.Meetings.GroupBy(meeting => meeting.At).Select(group => group.Key);
Console.WriteLine($"Groups in the database: {groups.Count()}");
Console.WriteLine($"Groups in memory: {store.Meetings.AsEnumerable().GroupBy(meeting => meeting.At).Count()}");

internal sealed class Store(SqliteConnection connection) : DbContext
{
    public DbSet<Meeting> Meetings => Set<Meeting>();

    protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseSqlite(connection);

    protected override void OnModelCreating(ModelBuilder model) =>
        model.Entity<Meeting>().HasKey(meeting => meeting.At);
}

internal sealed class Meeting
{
    public DateTimeOffset At { get; set; }
}
END

cat > expected.txt <<'END'
.NET says that the two values are equal: True
Found by the value as stored: 1
Found by the same instant in UTC: 0
Rows after adding the same instant as a key again: 2
Groups in the database: 2
Groups in memory: 1
END

if ! dotnet build --nologo -v quiet -nodeReuse:false -p:UseSharedCompilation=false -o out > build.log 2>&1; then
    cat build.log
    exit 2
fi

echo "Built with .NET SDK $(dotnet --version); packages:"
grep -oE '"(Microsoft\.EntityFrameworkCore\.Sqlite)/[^"]+"' out/finding.deps.json | sort -u
echo
dotnet out/finding.dll > seen.txt 2>&1 || echo "(the program ended with an error)" >> seen.txt
cat seen.txt
echo

if ! diff expected.txt seen.txt; then
    echo "The behaviour changed: '<' is what was expected here, '>' is what was seen."
    exit 1
fi
echo "As described."
