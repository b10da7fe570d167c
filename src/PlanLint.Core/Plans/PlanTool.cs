namespace PlanLint.Plans;

/// <summary>The tool that made a plan.</summary>
public enum PlanTool
{
    /// <summary>HashiCorp Terraform.</summary>
    Terraform,
    /// <summary>OpenTofu.</summary>
    OpenTofu,
}
