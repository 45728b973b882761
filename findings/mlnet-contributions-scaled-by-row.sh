#!/usr/bin/env bash
#
# ML.NET's feature contributions are scaled for each row alone, so that a row with hardly any evidence looks
# certain.
#
# Library:   Microsoft.ML 5.0.1.
# Expected:  For a linear model a contribution is described as the feature's value times its weight; normalising, on
#            by default, is described as bringing the contributions into the interval from -1 to 1. One scale for all
#            rows would do that and keep rows comparable.
# Seen:      Each row is divided by its own largest contribution. Two rows, one with a thousandth of the other's
#            features, come out the same, and something is always 1.
# Matters:   Contributions are shown to explain why a text was flagged. Sorted or cut at a threshold across rows,
#            they say nothing: a borderline case is explained as strongly as a blatant one.
# Way round: Pass normalize: false, and scale, if at all, by one number for all rows.
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
    <PackageReference Include="Microsoft.ML" Version="[5.0.1]" />
  </ItemGroup>
</Project>
END

cat > Program.cs <<'END'
using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

var ml = new MLContext(seed: 1);
var training = Enumerable.Range(0, 100).Select(i => new Sample(i >= 50, i / 100f, i % 10 / 10f)).ToArray();
var trained = ml.BinaryClassification.Trainers.LbfgsLogisticRegression().Fit(ml.Data.LoadFromEnumerable(training));

Sample[] rows = [new Sample(true, 2f, 1f), new Sample(true, 0.002f, 0.001f)];
var scored = trained.Transform(ml.Data.LoadFromEnumerable(rows));

foreach (var normalize in new[] { true, false })
{
    var contributions = ml.Transforms.CalculateFeatureContribution(trained, normalize: normalize)
        .Fit(scored).Transform(scored)
        .GetColumn<float[]>("FeatureContributions").ToArray();
    var ratio = contributions[0][0] / contributions[1][0];
    var alwaysOne = contributions.All(row => row.Max(Math.Abs) == 1);
    Console.WriteLine($"normalize: {normalize}");
    Console.WriteLine($"  first feature of the strong row against that of the weak row: {ratio:F0} to 1");
    Console.WriteLine($"  largest contribution is exactly 1 in both rows: {alwaysOne}");
}

internal sealed class Sample(bool label, params float[] features)
{
    public bool Label { get; } = label;

    [VectorType(2)]
    public float[] Features { get; } = features;
}
END

cat > expected.txt <<'END'
normalize: True
  first feature of the strong row against that of the weak row: 1 to 1
  largest contribution is exactly 1 in both rows: True
normalize: False
  first feature of the strong row against that of the weak row: 1000 to 1
  largest contribution is exactly 1 in both rows: False
END

if ! dotnet build --nologo -v quiet -nodeReuse:false -p:UseSharedCompilation=false -o out > build.log 2>&1; then
    cat build.log
    exit 2
fi

echo "Built with .NET SDK $(dotnet --version); packages:"
grep -oE '"(Microsoft\.ML)/[^"]+"' out/finding.deps.json | sort -u
echo
dotnet out/finding.dll > seen.txt 2>&1 || echo "(the program ended with an error)" >> seen.txt
cat seen.txt
echo

if ! diff expected.txt seen.txt; then
    echo "The behaviour changed: '<' is what was expected here, '>' is what was seen."
    exit 1
fi
echo "As described."
