namespace PlanLint.Values;

/// <summary>One step of a <see cref="ValuePath"/>: an attribute or map key, or a list index.</summary>
/// <param name="Name">Attribute name or map key; null for an index.</param>
/// <param name="Index">List index; 0 when <paramref name="Name"/> is set.</param>
public readonly record struct PathStep(string? Name, int Index)
{
    /// <summary>A step by name.</summary>
    public static implicit operator PathStep(string name) => new(name, 0);

    /// <summary>A step by index.</summary>
    public static implicit operator PathStep(int index) => new(null, index);
}
