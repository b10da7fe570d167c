namespace PlanLint.Fuzz.Running;

/// <summary>A property that does not hold for an input.</summary>
internal sealed class PropertyException(string property, string detail) : Exception($"{property}: {detail}")
{
    /// <summary>The property, the same for every input that breaks it.</summary>
    public string Property { get; } = property;
}
