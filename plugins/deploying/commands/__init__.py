"""What operators run: releases, rollback, deploy, verify."""
