#!/usr/bin/env bash
#
# ML.NET's seed makes a context repeatable, not a training: the same fit twice on one context gives two models.
#
# Library:   Microsoft.ML 5.0.1.
# Expected:  MLContext is said to become deterministic with a fixed seed, its results repeatable. A trainer with one
#            thread, on the same data, on the same context, should therefore give the same weights each time.
# Seen:      Each fit draws on from the one source of random numbers of its context. The second fit differs from the
#            first; the first fit on a new context with the same seed equals it.
# Matters:   With one MLContext in the container, as is usual, a model depends on everything that was trained before
#            it. Comparing two settings, or retraining to check that nothing changed, compares luck as well.
#            TrainTestSplit does repeat on one context, which hides this.
# Way round: Make a new MLContext with the same seed for every training, and give trainers one thread.
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
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

var samples = Enumerable.Range(0, 300).Select(i => new Sample
{
    Features = [i % 17 / 17f, i % 29 / 29f],
    Label = i % 17 / 17f + i % 29 / 29f + i % 7 / 14f > 1.2f,
}).ToArray();

var shared = new MLContext(seed: 1);
var first = Weights(shared);
var again = Weights(shared);
var fresh = Weights(new MLContext(seed: 1));

Console.WriteLine($"Second fit on the same context equals the first: {again.SequenceEqual(first)}");
Console.WriteLine($"First fit on a new context with the same seed equals it: {fresh.SequenceEqual(first)}");
Console.WriteLine($"TrainTestSplit twice on one context is the same: {Split(shared).SequenceEqual(Split(shared))}");

float[] Weights(MLContext ml)
{
    var options = new SdcaLogisticRegressionBinaryTrainer.Options { NumberOfThreads = 1 };
    var trainer = ml.BinaryClassification.Trainers.SdcaLogisticRegression(options);
    var linear = trainer.Fit(ml.Data.LoadFromEnumerable(samples)).Model.SubModel;
    return [.. linear.Weights, linear.Bias];
}

float[] Split(MLContext ml) =>
    [.. ml.Data.TrainTestSplit(ml.Data.LoadFromEnumerable(samples)).TestSet
        .GetColumn<float[]>(nameof(Sample.Features)).SelectMany(features => features)];

internal sealed class Sample
{
    [VectorType(2)]
    public float[] Features { get; set; } = [];

    public bool Label { get; set; }
}
END

cat > expected.txt <<'END'
Second fit on the same context equals the first: False
First fit on a new context with the same seed equals it: True
TrainTestSplit twice on one context is the same: True
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
