namespace PlanLint.Decisions;

/// <summary>What to do about one planned create or removal (docs/commands/decide.md).</summary>
public enum DecisionKind
{
    /// <summary>Import the live object, step (a).</summary>
    Import,
    /// <summary>Take the resource out of this configuration or state, and let the object live, step (b).</summary>
    Remove,
    /// <summary>Delete the object and let Terraform make it, step (c).</summary>
    Recreate,
    /// <summary>Keep the create: there is no such object.</summary>
    Create,
    /// <summary>Give the object that the plan destroys elsewhere this address.</summary>
    Move,
    /// <summary>A person has to decide.</summary>
    Ask,
}
