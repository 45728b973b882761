namespace Belong.Classifiers.Model;

/// <summary>The model that travels with the program.</summary>
public static class ShippedModel
{
    /// <summary>Where it lies: <c>model/belong.model</c> beside the program.</summary>
    public static string Path { get; } = System.IO.Path.Combine(AppContext.BaseDirectory, "model", "belong.model");
}
