using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Belong.Bot.Platforms.Local.Page;

/// <summary>
/// HTML being written. What stands in the template is markup; every value put into it is encoded, in text and in
/// quoted attributes alike, so that nothing that anybody wrote can become markup.
/// </summary>
internal sealed class Markup
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly StringBuilder _html = new();

    /// <summary>Writes a template with encoded values.</summary>
    public Markup Add([InterpolatedStringHandlerArgument("")] ref Template template) => this;

    /// <summary>Writes a template with encoded values, on a condition; the values are evaluated in any case.</summary>
    public Markup AddIf(bool condition, string constant)
    {
        _html.Append(condition ? constant : "");
        return this;
    }

    public Markup Each<T>(IEnumerable<T> items, Action<T> write)
    {
        foreach (var item in items)
        {
            write(item);
        }

        return this;
    }

    public override string ToString() => _html.ToString();

    [InterpolatedStringHandler]
    public readonly ref struct Template
    {
        private readonly StringBuilder _html;

        public Template(int literalLength, int formattedCount, Markup into)
        {
            _html = into._html;
            _html.EnsureCapacity(_html.Length + literalLength + (16 * formattedCount));
        }

        public void AppendLiteral(string markup) => _html.Append(markup);

        public void AppendFormatted(string? text) => _html.Append(Encoder.Encode(text ?? ""));

        public void AppendFormatted(ReadOnlySpan<char> text) => AppendFormatted(text.ToString());

        public void AppendFormatted(long number) => _html.Append(CultureInfo.InvariantCulture, $"{number}");
    }
}
