#!/usr/bin/env bash
#
# ML.NET's multiclass Evaluate leaves out rows whose label was not in the training data, and reports no error
# for them.
#
# Library:   Microsoft.ML 5.0.1.
# Expected:  Micro-accuracy is described as the fraction of instances predicted correctly. A row whose true class the
#            model does not know cannot be predicted correctly, so it should count as an error, or evaluation should
#            refuse it.
# Seen:      MapValueToKey turns the unknown label into a missing key and Evaluate drops the row: out of the
#            accuracy, out of the log-loss, out of the confusion matrix. Two rows of four are wrong, and the accuracy
#            is 1.
# Matters:   After its release a classifier meets kinds of content that it was not trained on. Measured on such data
#            it looks better than it is, since what it cannot know is not counted.
# Way round: Compare the sum of the confusion matrix with the number of test rows, or count missing keys (0 in the
#            key column), before believing a metric; or give MapValueToKey all classes as keyData.
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

var ml = new MLContext(seed: 1);
var training = Enumerable.Range(0, 60).Select(i => i % 2 == 0 ? new Sample("spam", 0, 1) : new Sample("fine", 1, 0));
var model = ml.Transforms.Conversion.MapValueToKey("Key", nameof(Sample.Category))
    .Append(ml.MulticlassClassification.Trainers.SdcaMaximumEntropy("Key"))
    .Append(ml.Transforms.Conversion.MapKeyToValue("Predicted", "PredictedLabel"))
    .Fit(ml.Data.LoadFromEnumerable(training.ToArray()));

Sample[] test = [new("spam", 0, 1), new("fine", 1, 0), new("scam", 0, 1), new("scam", 1, 0)];
var scored = model.Transform(ml.Data.LoadFromEnumerable(test));
var predicted = scored.GetColumn<string>("Predicted").ToArray();
var metrics = ml.MulticlassClassification.Evaluate(scored, labelColumnName: "Key");
var counted = metrics.ConfusionMatrix.Counts.Sum(row => row.Sum());

foreach (var (sample, category) in test.Zip(predicted))
{
    Console.WriteLine($"{sample.Category} is predicted as {category}");
}

var right = test.Zip(predicted).Count(pair => pair.First.Category == pair.Second);
Console.WriteLine($"Rows: {test.Length}, right: {right}");
Console.WriteLine($"Rows in the confusion matrix: {counted}, micro-accuracy: {metrics.MicroAccuracy:F0}");

internal sealed class Sample(string category, params float[] features)
{
    public string Category { get; } = category;

    [VectorType(2)]
    public float[] Features { get; } = features;
}
END

cat > expected.txt <<'END'
spam is predicted as spam
fine is predicted as fine
scam is predicted as spam
scam is predicted as fine
Rows: 4, right: 2
Rows in the confusion matrix: 2, micro-accuracy: 1
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
