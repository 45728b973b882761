#!/usr/bin/env bash
#
# EF Core on SQLite: a DateTime stored as ticks is always before DateTime.UtcNow when the query itself reads the
# clock.
#
# Library:   Microsoft.EntityFrameworkCore.Sqlite 10.0.15.
# Expected:  Value converters are documented as converting values on their way to and from the database, and
#            DateTimeToTicksConverter comes with EF Core. Whether DateTime.UtcNow stands in the query or in a
#            variable before it should make no difference to the rows found.
# Seen:      A variable is converted to ticks. DateTime.UtcNow inside the query becomes strftime(...), which is text,
#            and is not converted; in SQLite every integer is smaller than every text. No error, no warning: "before
#            now" finds all rows, "after now" none. EF Core's issues 16639 and 36706 describe it.
# Matters:   It is the natural way to ask what is due and what has expired. Jobs run years early, and nothing is ever
#            in the future. (A DateTimeOffset with a converter fails loudly in the same place.)
# Way round: Read the clock into a variable before the query, or pass the time in.
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
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

using var connection = new SqliteConnection("Data Source=:memory:");
connection.Open();
using var store = new Store(connection);
store.Database.EnsureCreated();
store.Reminders.Add(new Reminder { Due = new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc) });
store.Reminders.Add(new Reminder { Due = new DateTime(2999, 1, 1, 0, 0, 0, DateTimeKind.Utc) });
store.SaveChanges();

var now = DateTime.UtcNow;
Console.WriteLine("One reminder was due in 2020, one will be due in 2999.");
Console.WriteLine($"Due before a variable:      {store.Reminders.Count(reminder => reminder.Due < now)}");
Console.WriteLine($"Due before DateTime.UtcNow: {store.Reminders.Count(reminder => reminder.Due < DateTime.UtcNow)}");
Console.WriteLine($"Due after DateTime.UtcNow:  {store.Reminders.Count(reminder => reminder.Due > DateTime.UtcNow)}");

var query = store.Reminders.Where(reminder => reminder.Due < DateTime.UtcNow).ToQueryString();
Console.WriteLine(query.Split('\n').Last().Trim());

internal sealed class Store(SqliteConnection connection) : DbContext
{
    public DbSet<Reminder> Reminders => Set<Reminder>();

    protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseSqlite(connection);

    protected override void OnModelCreating(ModelBuilder model) =>
        model.Entity<Reminder>().Property(reminder => reminder.Due).HasConversion<DateTimeToTicksConverter>();
}

internal sealed class Reminder
{
    public int Id { get; set; }

    public DateTime Due { get; set; }
}
END

cat > expected.txt <<'END'
One reminder was due in 2020, one will be due in 2999.
Due before a variable:      1
Due before DateTime.UtcNow: 2
Due after DateTime.UtcNow:  0
WHERE "r"."Due" < rtrim(rtrim(strftime('%Y-%m-%d %H:%M:%f', 'now'), '0'), '.')
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
