namespace Belong.Classifiers.Data;

/// <summary>A data file or folder cannot be used. The message names the file, the line and the remedy.</summary>
internal sealed class DataException(string message, Exception? inner = null) : Exception(message, inner);
