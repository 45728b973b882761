using Belong.Classifiers.Model;

namespace Belong.Tests.Support;

/// <summary>The shipped model under another version: what a training makes, without the training.</summary>
internal static class ModelVariant
{
    /// <summary>Writes it, whole or not at all.</summary>
    /// <param name="threshold">For every category, 0 to 1; null for the shipped ones.</param>
    public static void Write(string path, string version, float? threshold = null)
    {
        var (parts, _) = ModelCodec.Read(ShippedModel.Path);
        ModelCodec.Write(
            path,
            parts with
            {
                Description = parts.Description with { Version = version },
                Thresholds = threshold is { } value ? [.. parts.Thresholds.Select(_ => value)] : parts.Thresholds,
            }
        );
    }
}
