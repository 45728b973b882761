using System.Collections;
using System.Reflection;

namespace Belong.Bot;

/// <summary>Reads settings whole: every unknown name and every value that does not fit is a fault of its own.</summary>
internal sealed class SettingsReader(IConfiguration configuration, ICollection<string> faults)
{
    /// <summary>A section as its options; the defaults where it is missing or does not fit.</summary>
    public T Read<T>(string section)
        where T : class, new()
    {
        var source = configuration.GetSection(section);
        var before = faults.Count;
        CheckNames(source, typeof(T));
        try
        {
            return faults.Count > before ? new T() : source.Get<T>() ?? new T();
        }
        catch (InvalidOperationException wrong)
        {
            faults.Add($"{Culprit(source, wrong)} does not fit: {wrong.InnerException?.Message ?? wrong.Message}");
            return new T();
        }
    }

    /// <summary>A section that is a list of options.</summary>
    public IReadOnlyList<T> ReadList<T>(string section)
        where T : class, new() =>
        [.. configuration.GetSection(section).GetChildren().Select(child => Read<T>(child.Path))];

    /// <summary>
    /// Whether a setting has a value in a settings file or on the command line, where a secret must not stand.
    /// </summary>
    public bool IsWrittenDown(string name) =>
        configuration is IConfigurationRoot root
        && root.Providers.Any(provider =>
            provider
                is Microsoft.Extensions.Configuration.Json.JsonConfigurationProvider
                    or Microsoft.Extensions.Configuration.CommandLine.CommandLineConfigurationProvider
            && provider.TryGet(name, out var value)
            && !string.IsNullOrWhiteSpace(value)
        );

    /// <summary>
    /// The top-level names in settings files that nothing reads: a typing error would otherwise go unnoticed.
    /// </summary>
    public void RefuseOtherSections(IReadOnlyCollection<string> known)
    {
        if (configuration is not IConfigurationRoot root)
            return;

        foreach (var file in root.Providers.OfType<Microsoft.Extensions.Configuration.Json.JsonConfigurationProvider>())
        {
            foreach (var name in file.GetChildKeys([], null).Distinct(StringComparer.OrdinalIgnoreCase))
            {
                if (!known.Contains(name, StringComparer.OrdinalIgnoreCase))
                {
                    faults.Add(
                        $"{name} in {file.Source.Path} is not a setting{Suggest(name, known)} "
                            + $"appsettings.sample.json lists them all."
                    );
                }
            }
        }
    }

    private void CheckNames(IConfigurationSection section, Type type)
    {
        var properties = type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(one => one.CanWrite)
            .ToList();
        foreach (var child in section.GetChildren())
        {
            var property = properties.Find(one =>
                string.Equals(one.Name, child.Key, StringComparison.OrdinalIgnoreCase)
            );
            if (property is null)
            {
                faults.Add(
                    $"{child.Path} is not a "
                        + $"setting{Suggest(child.Key, [.. properties.Select(one => one.Name)])} "
                        + $"appsettings.sample.json "
                        + $"lists them all."
                );
            }
            else if (IsBlock(property.PropertyType))
            {
                CheckNames(child, property.PropertyType);
            }
        }
    }

    /// <summary>Options of their own, not a value, a list or a dictionary.</summary>
    private static bool IsBlock(Type type) =>
        type.IsClass
        && type != typeof(string)
        && !typeof(IEnumerable).IsAssignableFrom(type)
        && type.Assembly == typeof(SettingsReader).Assembly;

    private static string Suggest(string name, IReadOnlyCollection<string> known) =>
        known.FirstOrDefault(one => Near(one, name)) is { } near ? $": did you mean {near}?" : ".";

    /// <summary>The same but for one or two letters at the same place or the next.</summary>
    private static bool Near(string one, string other)
    {
        if (Math.Abs(one.Length - other.Length) > 2)
            return false;

        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var corner = row[0];
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var same = char.ToUpperInvariant(one[i - 1]) == char.ToUpperInvariant(other[j - 1]) ? 0 : 1;
                (corner, row[j]) = (row[j], Math.Min(Math.Min(row[j] + 1, row[j - 1] + 1), corner + same));
            }
        }

        return row[^1] <= 2;
    }

    // The binder names the setting in its message, between quotes.
    private static string Culprit(IConfigurationSection section, InvalidOperationException wrong)
    {
        var parts = wrong.Message.Split('\'');
        return parts.FirstOrDefault(part => part.StartsWith(section.Path, StringComparison.OrdinalIgnoreCase))
            ?? section.Path;
    }
}
