namespace Belong.Classifiers.Model;

/// <summary>A stretch of the original text, in UTF-16 units, that weighed most for a category.</summary>
public readonly record struct CategorySpan(int Start, int Length, Category Category);
