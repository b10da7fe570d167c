namespace PlanLint.Semantics;

internal enum OriginBindingRole
{
    /// <summary>The key or index.</summary>
    Key,
    /// <summary>The element itself.</summary>
    Element,
    /// <summary>An object with <c>key</c> and <c>value</c>, as <c>dynamic</c> blocks bind it.</summary>
    Iterator,
}
