namespace PlanLint.Causes;

/// <summary>What base revision and intents say of a change together.</summary>
public enum Intention
{
    /// <summary>Nobody said what was meant, or it cannot be told.</summary>
    Unknown,
    /// <summary>An intent allows it.</summary>
    Allowed,
    /// <summary>The difference since the base revision reaches it.</summary>
    Reached,
    /// <summary>An intent names it and allows less than what happens to it, has expired, or allows nothing but what it names.</summary>
    Forbidden,
    /// <summary>Nothing in the difference since the base revision reaches it, and no intent allows it.</summary>
    NotReached,
}
