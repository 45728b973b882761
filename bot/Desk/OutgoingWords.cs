namespace Belong.Bot.Desk;

/// <summary>Words that the member would read, and the field in which they were written.</summary>
internal sealed record OutgoingWords(string Field, string Text);
