using PlanLint.Plans;

namespace PlanLint.Forecasts;

/// <summary>A change that the apply will try in vain.</summary>
/// <param name="Change">The change.</param>
/// <param name="Kind">Why.</param>
/// <param name="Text">Why, as a sentence without subject and end: <c>Secret app/pull exists already</c>.</param>
/// <param name="WayBack">What to do, as a sentence without its end.</param>
public sealed record RefusedChange(ResourceChange Change, RefusalKind Kind, string Text, string WayBack)
{
    /// <summary>True when the object is made all the same, and stands in the state as tainted afterwards.</summary>
    public bool IsTainted => Kind == RefusalKind.Provisioner && ((Change.Actions & ChangeActions.Create) != 0);
}
