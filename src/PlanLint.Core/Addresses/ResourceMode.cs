namespace PlanLint.Addresses;

/// <summary>Managed, data or ephemeral.</summary>
public enum ResourceMode
{
    /// <summary>A <c>resource</c> block.</summary>
    Managed,
    /// <summary>A <c>data</c> block.</summary>
    Data,
    /// <summary>An <c>ephemeral</c> block.</summary>
    Ephemeral,
}
