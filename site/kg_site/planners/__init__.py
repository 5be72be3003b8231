"""The pages of each kind: functions from the shelf to pages."""
