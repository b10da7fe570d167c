namespace PlanLint.Diagnostics;

/// <summary>Whether a fix may be applied without looking.</summary>
public enum FixSafety
{
    /// <summary>Keeps what the configuration means, or only adds what the finding asks for.</summary>
    Safe,

    /// <summary>Changes what Terraform will do; applied only with <c>--unsafe</c>.</summary>
    Unsafe,

    /// <summary>Shown, never applied.</summary>
    DisplayOnly,
}
