namespace PlanLint.Plans.Reading;

/// <summary>What to do when the wrong file was given.</summary>
internal static class WaysOut
{
    /// <summary>How a plan file is made.</summary>
    public const string Plan = "run `terraform plan -out=tfplan` and then `terraform show -json tfplan > plan.json`";

    /// <summary>How a state file is made.</summary>
    public const string State = "give terraform.tfstate, or run `terraform state pull > state.tfstate`";
}
