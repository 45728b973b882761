#!/usr/bin/env bash
#
# EF Core on SQLite: a name can start with a text that it does not contain, because only Contains is case-
# sensitive.
#
# Library:   Microsoft.EntityFrameworkCore.Sqlite 10.0.15.
# Expected:  In .NET StartsWith, EndsWith and Contains are case-sensitive unless told otherwise, and so is SQLite's
#            default collation. Whatever a text starts or ends with, it contains.
# Seen:      Contains becomes instr, which is case-sensitive; StartsWith and EndsWith become LIKE, which in SQLite
#            ignores case for the letters A to Z. The provider's table of functions shows the mapping but not the
#            effect.
# Matters:   Three calls that look alike disagree on one column, and a prefix search finds rows that the same
#            predicate in memory refuses, for instance codes that differ by case only.
# Way round: Compare the beginning itself, Substring(0, n) == prefix, which is case-sensitive; or check the rows
#            found again in memory.
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
store.Add(new Coupon { Code = "abc-XYZ" });
store.SaveChanges();

Console.WriteLine("                                  database  memory");
Compare("equals \"ABC-xyz\"     ", coupons => coupons.Any(coupon => coupon.Code == "ABC-xyz"));
Compare("contains \"ABC\"       ", coupons => coupons.Any(coupon => coupon.Code.Contains("ABC")));
Compare("starts with \"ABC\"    ", coupons => coupons.Any(coupon => coupon.Code.StartsWith("ABC")));
Compare("ends with \"xyz\"      ", coupons => coupons.Any(coupon => coupon.Code.EndsWith("xyz")));
Compare("first three are \"ABC\"", coupons => coupons.Any(coupon => coupon.Code.Substring(0, 3) == "ABC"));

void Compare(string what, Func<IQueryable<Coupon>, bool> query)
{
    var inMemory = store.Coupons.AsEnumerable().ToArray().AsQueryable();
    Console.WriteLine($"abc-XYZ {what}     {query(store.Coupons),-8}  {query(inMemory)}");
}

internal sealed class Store(SqliteConnection connection) : DbContext
{
    public DbSet<Coupon> Coupons => Set<Coupon>();

    protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseSqlite(connection);
}

internal sealed class Coupon
{
    public int Id { get; set; }

    public string Code { get; set; } = "";
}
END

cat > expected.txt <<'END'
                                  database  memory
abc-XYZ equals "ABC-xyz"          False     False
abc-XYZ contains "ABC"            False     False
abc-XYZ starts with "ABC"         True      False
abc-XYZ ends with "xyz"           True      False
abc-XYZ first three are "ABC"     False     False
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
