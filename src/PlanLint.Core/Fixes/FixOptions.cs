namespace PlanLint.Fixes;

/// <summary>Which fixes are applied.</summary>
public sealed record FixOptions
{
    /// <summary>True to apply fixes that change what Terraform will do.</summary>
    public bool IncludeUnsafe { get; init; }

    /// <summary>Rules whose fixes are applied; empty for all.</summary>
    public IReadOnlyCollection<string> Rules { get; init; } = [];
}
