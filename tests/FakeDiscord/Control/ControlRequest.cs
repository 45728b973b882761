using System.Globalization;
using System.Text.Json.Nodes;
using Belong.FakeDiscord.World;

namespace Belong.FakeDiscord.Control;

/// <summary>A control request's body: a flat JSON object.</summary>
internal sealed record ControlRequest(JsonObject Body, CancellationToken Cancelled)
{
    public string? this[string name] => Body[name]?.ToString();

    public string Text(string name) => this[name] ?? throw new RefusedException($"The body lacks \"{name}\".");

    public int Number(string name, int otherwise) =>
        int.TryParse(this[name], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : otherwise;

    public double Real(string name, double otherwise) =>
        double.TryParse(this[name], NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number
            : otherwise;

    public bool Truth(string name) => bool.TryParse(this[name], out var truth) && truth;

    public TimeSpan Seconds(string name, double otherwise) => TimeSpan.FromSeconds(Real(name, otherwise));

    public Permission Permissions(string name) =>
        (Permission)ulong.Parse(Text(name), NumberStyles.None, CultureInfo.InvariantCulture);

    public IReadOnlyList<string> List(string name) => [.. Body.Items(name).Select(item => item!.ToString())];

    public IReadOnlyDictionary<string, string> Map(string name) =>
        (Body[name] as JsonObject ?? []).ToDictionary(pair => pair.Key, pair => pair.Value?.ToString() ?? "");
}
