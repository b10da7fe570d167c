namespace PlanLint.Analysis;

/// <summary>Inputs a rule cannot do without. An action whose inputs are missing is skipped, and the rule listed as skipped.</summary>
[Flags]
public enum RuleInputs
{
    /// <summary>Nothing beyond what the registration itself says.</summary>
    None = 0,
    /// <summary>Configuration.</summary>
    Source = 1,
    /// <summary>A plan.</summary>
    Plan = 2,
    /// <summary>A live inventory.</summary>
    Inventory = 4,
    /// <summary>At least one state.</summary>
    State = 8,
    /// <summary>An intent file or targets.</summary>
    Intent = 16,
    /// <summary>The configuration at an earlier revision.</summary>
    Base = 32,
}
