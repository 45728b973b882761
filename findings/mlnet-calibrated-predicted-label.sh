#!/usr/bin/env bash
#
# In ML.NET a calibrator appended to a binary trainer adds Probability, but PredictedLabel and the metrics
# ignore it.
#
# Library:   Microsoft.ML 5.0.1.
# Expected:  Evaluate takes the probability column as the calibrated version of the score. So once a Platt calibrator
#            has learned what a score means, the predicted label should be true where the probability is above one
#            half, and the accuracy should be that of the calibrated model.
# Seen:      PredictedLabel is the sign of the raw score from before calibration. Here the probabilities separate the
#            classes without an error, yet every row is predicted positive and the reported accuracy is 20 %.
# Matters:   The two columns of one row contradict each other. People calibrate because raw scores are on the wrong
#            scale, yet those scores go on deciding the label, and the metrics call a good model useless.
# Way round: Decide by Probability against a threshold of one's own and count errors oneself. ChangeModelThreshold is
#            no help: its threshold applies to the raw score as well.
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
var rows = Enumerable.Range(0, 200).Select(i => new Sample { Features = [i / 200f], Label = i >= 160 }).ToArray();
var data = ml.Data.LoadFromEnumerable(rows);

var model = ml.BinaryClassification.Trainers.LinearSvm()
    .Append(ml.BinaryClassification.Calibrators.Platt())
    .Fit(data);
var scored = model.Transform(data);
var judged = ml.Data.CreateEnumerable<Judgement>(scored, reuseRowObject: false).ToArray();
var metrics = ml.BinaryClassification.Evaluate(scored);

Console.WriteLine($"Rows: {rows.Length}, of which positive: {rows.Count(row => row.Label)}");
Console.WriteLine($"Probability above one half: {judged.Count(row => row.Probability > 0.5)}, "
    + $"wrong: {judged.Count(row => row.Probability > 0.5 != row.Label)}");
Console.WriteLine($"PredictedLabel true: {judged.Count(row => row.PredictedLabel)}, "
    + $"wrong: {judged.Count(row => row.PredictedLabel != row.Label)}");
Console.WriteLine($"PredictedLabel is the sign of Score: {judged.All(row => row.PredictedLabel == row.Score > 0)}");
Console.WriteLine($"Accuracy by Evaluate: {metrics.Accuracy:F2}, area under the curve: {metrics.AreaUnderRocCurve:F2}");

internal sealed class Sample
{
    [VectorType(1)]
    public float[] Features { get; set; } = [];

    public bool Label { get; set; }
}

internal sealed class Judgement
{
    public bool Label { get; set; }

    public float Score { get; set; }

    public float Probability { get; set; }

    public bool PredictedLabel { get; set; }
}
END

cat > expected.txt <<'END'
Rows: 200, of which positive: 40
Probability above one half: 40, wrong: 0
PredictedLabel true: 200, wrong: 160
PredictedLabel is the sign of Score: True
Accuracy by Evaluate: 0.20, area under the curve: 1.00
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
