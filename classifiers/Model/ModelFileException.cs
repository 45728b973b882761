namespace Belong.Classifiers.Model;

/// <summary>A model file cannot be used. The message names the file, what is wrong with it and the remedy.</summary>
public sealed class ModelFileException(string path, ModelFileFault fault, string message, Exception? inner = null)
    : Exception(message, inner)
{
    /// <summary>The file as it was asked for.</summary>
    public string Path { get; } = path;

    /// <summary>What is wrong with it.</summary>
    public ModelFileFault Fault { get; } = fault;
}
