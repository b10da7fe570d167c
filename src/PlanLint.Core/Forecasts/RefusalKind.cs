namespace PlanLint.Forecasts;

/// <summary>Why a change will be refused.</summary>
public enum RefusalKind
{
    /// <summary>A create whose object is there already.</summary>
    Exists,

    /// <summary>A create in a namespace that neither is there nor is made.</summary>
    NoNamespace,

    /// <summary>A destroy that a setting of the object stands against.</summary>
    Guarded,

    /// <summary>A replacement that is made before its name is free.</summary>
    NameTaken,

    /// <summary>A provisioner whose command cannot succeed.</summary>
    Provisioner,
}
