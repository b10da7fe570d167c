namespace PlanLint.Semantics;

/// <summary>The names that depend on where an expression stands.</summary>
[Flags]
internal enum ReferenceContext
{
    /// <summary>None of them.</summary>
    None = 0,
    /// <summary><c>each.key</c> and <c>each.value</c>.</summary>
    Each = 1,
    /// <summary><c>count.index</c>.</summary>
    Count = 2,
    /// <summary><c>self</c>.</summary>
    Self = 4,
    /// <summary>Only those: a destroy-time provisioner may refer to nothing else.</summary>
    DestroyTime = 8,
    /// <summary><c>action.TYPE.NAME</c>, in the list of an <c>action_trigger</c>.</summary>
    Action = 16,
}
