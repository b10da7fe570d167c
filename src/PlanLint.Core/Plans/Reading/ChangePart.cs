namespace PlanLint.Plans.Reading;

/// <summary>The parts of a <c>change</c> object that values are made of.</summary>
internal enum ChangePart
{
    Before,
    After,
    AfterUnknown,
    BeforeSensitive,
    AfterSensitive,
    BeforeIdentity,
    AfterIdentity,
}
