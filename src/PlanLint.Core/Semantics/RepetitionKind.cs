namespace PlanLint.Semantics;

/// <summary>What repeats a block.</summary>
public enum RepetitionKind
{
    /// <summary>Nothing: one object, without a key.</summary>
    Once,
    /// <summary><c>count</c>.</summary>
    Count,
    /// <summary><c>for_each</c>.</summary>
    ForEach,
    /// <summary><c>lifecycle { enabled = false }</c> of OpenTofu: there is no object.</summary>
    Disabled,
}
