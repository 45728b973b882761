namespace Belong.Classifiers.Model;

/// <summary>Everything that a model file holds.</summary>
internal sealed record ModelParts(ModelDescription Description, Screen Screen, Reader Reader, Calibration Calibration, Cascade Cascade, float[] Thresholds);
