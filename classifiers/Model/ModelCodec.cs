using System.Runtime.InteropServices;
using System.Text.Json;

namespace Belong.Classifiers.Model;

/// <summary>Turns the parts of a model into the sections of a file and back.</summary>
internal static class ModelCodec
{
    private const string DescriptionSection = "about";
    private const string LeaningSection = "leaning";
    private const string ScreenSection = "screen";
    private const string BiasSection = "bias";
    private const string CalibrationSection = "calib";
    private const string ThresholdSection = "thresh";

    public static void Write(string path, ModelParts parts)
    {
        float[] bias = new float[Heads.Room];
        parts.Screen.CopyBias(bias);
        ModelFile.Write(path,
        [
            (DescriptionSection, JsonSerializer.SerializeToUtf8Bytes(parts.Description)),
            (LeaningSection, parts.Screen.Leaning.Table.ToArray()),
            (ScreenSection, Planes.Split(parts.Screen.Rows, Heads.Room)),
            (BiasSection, Bytes(bias)),
            (CalibrationSection, Bytes(parts.Calibration.Weights)),
            (ThresholdSection, Bytes(parts.Thresholds)),
        ]);
    }

    /// <exception cref="ModelFileException">The file cannot be used.</exception>
    public static (ModelParts Parts, string Checksum) Read(string path)
    {
        ModelFile file = ModelFile.Read(path);
        try
        {
            byte[] rows = Planes.Join(file[ScreenSection], Heads.Room);
            int bits = System.Numerics.BitOperations.Log2((uint)(rows.Length / Heads.Room));
            byte[] leaning = Sized(file[LeaningSection], 1 << WordLeaning.Bits);
            Screen screen = new(bits, Sized(rows, Heads.Room << bits), Floats(file[BiasSection], Heads.Room), new WordLeaning(leaning));
            ModelParts parts = new(
                JsonSerializer.Deserialize<ModelDescription>(file[DescriptionSection]) ?? throw new InvalidDataException(DescriptionSection),
                screen,
                new Calibration(Floats(file[CalibrationSection], Calibration.Rows * Calibration.Inputs)),
                Floats(file[ThresholdSection], Heads.Categories));
            return (parts, file.Checksum);
        }
        catch (Exception e) when (e is KeyNotFoundException or InvalidDataException or JsonException)
        {
            throw ModelFile.Fault(path, ModelFileFault.Damaged, "is damaged: a section is missing or has the wrong size", e);
        }
    }

    private static byte[] Sized(byte[] content, int length) => content.Length == length ? content : throw new InvalidDataException();

    private static byte[] Bytes(ReadOnlySpan<float> values) => MemoryMarshal.AsBytes(values).ToArray();

    private static float[] Floats(byte[] bytes, int count) => MemoryMarshal.Cast<byte, float>(Sized(bytes, count * sizeof(float))).ToArray();
}
