using System.CommandLine;
using Belong.Classifiers.Model;

namespace Belong.Classifiers.Verbs;

/// <summary>The option that names a model file; without it the shipped one is meant.</summary>
internal static class ModelOption
{
    public static Option<string> Build() =>
        new("--model") { Description = "The model file.", DefaultValueFactory = _ => ShippedModel.Path };
}
